@NullMarked
package org.daylight.review.database;

import org.jspecify.annotations.NullMarked;
