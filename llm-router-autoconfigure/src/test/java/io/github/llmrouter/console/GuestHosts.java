package io.github.llmrouter.console;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Applications that do as they please. */
final class GuestHosts {

	private GuestHosts() {
	}

	/** Answers every path. */
	@Configuration(proxyBeanMethods = false)
	@Import({ ConsoleHost.Plain.class, CatchAllController.class })
	static class CatchAll {

	}

	@RestController
	static class CatchAllController {

		@GetMapping("/**")
		String any() {
			return "the application";
		}

	}

	/** Has advice, interceptors and a prefix for everything. */
	@Configuration(proxyBeanMethods = false)
	@Import({ ConsoleHost.Plain.class, Advice.class })
	static class Advised implements WebMvcConfigurer {

		@Override
		public void addInterceptors(InterceptorRegistry registry) {
			registry.addInterceptor(new HandlerInterceptor() {

				@Override
				public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
						@Nullable ModelAndView model) {
					throw new IllegalStateException("No model for " + request.getRequestURI());
				}

			});
		}

		@Override
		public void configurePathMatch(PathMatchConfigurer configurer) {
			configurer.addPathPrefix("/v1", (type) -> true);
		}

	}

	@RestControllerAdvice
	static class Advice implements ResponseBodyAdvice<Object> {

		@ModelAttribute
		void user() {
			throw new IllegalStateException("No user");
		}

		@ExceptionHandler
		String wrong(Exception ex) {
			return "advised";
		}

		@Override
		public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
			return true;
		}

		@Override
		public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType, MediaType type,
				Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request,
				ServerHttpResponse response) {
			return "wrapped";
		}

	}

	/** Has entities of its own. */
	@Configuration(proxyBeanMethods = false)
	@Import({ ConsoleHost.Plain.class, NoteController.class })
	@EntityScan(basePackageClasses = GuestHosts.class)
	static class WithEntities {

	}

	@RestController
	static class NoteController {

		private final EntityManager entityManager;

		NoteController(EntityManager entityManager) {
			this.entityManager = entityManager;
		}

		@GetMapping("/notes")
		String notes() {
			return "notes: "
					+ this.entityManager.createQuery("select count(n) from Note n", Long.class).getSingleResult();
		}

	}

	@Entity(name = "Note")
	static class Note {

		@Id
		@Nullable Long id;

	}

	/** Renders a page with its own Thymeleaf. */
	@Configuration(proxyBeanMethods = false)
	@Import({ ConsoleHost.Plain.class, PageController.class })
	static class WithTemplates {

	}

	@Controller
	static class PageController {

		@GetMapping("/page")
		String page() {
			return "overview";
		}

	}

	/** Has neither health nor a call log. */
	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Bare {

	}

}
