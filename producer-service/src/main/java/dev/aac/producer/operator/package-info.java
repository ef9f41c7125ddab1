/**
 * What the operator of an installation may do and no organization: asked by a command, on the
 * management port, with a proof that only who has {@code JWT_SECRET} can make.
 */
@NullMarked
package dev.aac.producer.operator;

import org.jspecify.annotations.NullMarked;
