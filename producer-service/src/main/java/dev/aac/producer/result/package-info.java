/**
 * What a run leaves behind: the files of its reports, and the test cases that JUnit files among
 * them tell of. Nothing of it changes a verdict.
 */
@NullMarked
package dev.aac.producer.result;

import org.jspecify.annotations.NullMarked;
