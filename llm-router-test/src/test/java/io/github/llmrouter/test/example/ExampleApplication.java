package io.github.llmrouter.test.example;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application under test. */
@SpringBootApplication
class ExampleApplication {

}
