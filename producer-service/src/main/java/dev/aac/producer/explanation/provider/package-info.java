/** Language models by their providers' protocols, through LangChain4j. */
@NullMarked
package dev.aac.producer.explanation.provider;

import org.jspecify.annotations.NullMarked;
