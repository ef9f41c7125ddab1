/** What a run left behind, over HTTP: listings, files, links to them, and test cases. */
@NullMarked
package dev.aac.producer.result.web;

import org.jspecify.annotations.NullMarked;
