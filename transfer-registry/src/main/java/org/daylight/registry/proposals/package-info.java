/** Acts that are to be decided, with the terms and papers that the law asks for. */
@NullMarked
package org.daylight.registry.proposals;

import org.jspecify.annotations.NullMarked;
