package io.github.llmrouter.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * When it is looked whether the models of chains still exist.
 *
 * @param atStart whether each start of the application looks, in the background
 * @param timeout how long the list of models of one provider may take
 */
@Internal
public record ModelCheckProperties(@DefaultValue("false") boolean atStart, @DefaultValue("30s") Duration timeout) {

}
