package io.github.llmrouter.benchmarks.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * nginx with one worker, which costs the least of what can be had: about 15 microseconds
 * for a reply.
 */
final class NginxServer implements LoopbackServer {

	private static final String CONFIGURATION = """
			daemon off;
			pid %1$s/nginx.pid;
			error_log stderr crit;
			worker_processes 1;
			events { worker_connections 8192; }
			http {
				access_log off;
				keepalive_requests 1000000000;
				keepalive_timeout 600s;
				client_body_buffer_size 256k;
				client_body_temp_path %1$s/body;
				tcp_nodelay on;
				open_file_cache max=10 inactive=600s;
				open_file_cache_valid 600s;
				server {
					listen 127.0.0.1:%2$d backlog=4096;
					location = /v1/chat/completions {
						default_type application/json;
						return 200 '%3$s';
					}
					location ~ ^/(short|long)/v1/chat/completions$ {
						root %1$s;
						default_type text/event-stream;
						# A file answers nothing but GET unless it is asked for once more.
						error_page 405 =200 $uri;
					}
				}
			}
			""";

	private final Process process;

	private final int port;

	private final String description;

	private NginxServer(Process process, int port, String description) {
		this.process = process;
		this.port = port;
		this.description = description;
	}

	static boolean installed() {
		return executable().isPresent();
	}

	static NginxServer start(Path directory) throws IOException {
		int port = Ports.free();
		Path home = Files.createDirectories(directory.resolve("nginx")).toAbsolutePath();
		writeStream(home.resolve("short"), StreamTexts.SHORT);
		writeStream(home.resolve("long"), StreamTexts.LONG);
		Path configuration = home.resolve("nginx.conf");
		Files.writeString(configuration, CONFIGURATION.formatted(home, port, Replies.COMPLETION));
		Process process = new ProcessBuilder(executable().orElseThrow(), "-p", home.toString(), "-e", "stderr", "-c",
				configuration.toString())
			.redirectErrorStream(true)
			.redirectOutput(home.resolve("nginx.out").toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
		Ports.await(port, process);
		return new NginxServer(process, port, version());
	}

	private static void writeStream(Path directory, int pieces) throws IOException {
		Path parent = Files.createDirectories(directory.resolve("v1/chat"));
		Files.writeString(parent.resolve("completions"), StreamTexts.stream(pieces));
	}

	private static Optional<String> executable() {
		String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
		return Arrays.stream(path.split(File.pathSeparator))
			.map((directory) -> new File(directory, "nginx"))
			.filter(File::canExecute)
			.map(File::getPath)
			.findFirst();
	}

	private static String version() throws IOException {
		Process asked = new ProcessBuilder(executable().orElseThrow(), "-v").redirectErrorStream(true).start();
		String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		return answer.substring(answer.indexOf(':') + 1).strip() + ", one worker";
	}

	@Override
	public String description() {
		return this.description;
	}

	@Override
	public String baseUrl() {
		return "http://127.0.0.1:" + this.port + "/v1";
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
