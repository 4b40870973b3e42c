/** Shows what holds a publication, and takes the decision of a person who lets it go on. */
@NullMarked
package org.daylight.rules.publication;

import org.jspecify.annotations.NullMarked;
