/** One class that looks like a database driver's, for a rule to find. */
@NullMarked
package com.mongodb;

import org.jspecify.annotations.NullMarked;
