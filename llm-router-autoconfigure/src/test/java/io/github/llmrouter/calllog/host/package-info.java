/** An application with JPA of its own. */
package io.github.llmrouter.calllog.host;
