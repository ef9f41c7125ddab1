/** Sign-up, login, logout and the check every other route stands behind. */
@NullMarked
package dev.aac.producer.identity.web;

import org.jspecify.annotations.NullMarked;
