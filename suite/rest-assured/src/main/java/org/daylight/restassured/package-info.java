/** For tests over HTTP: what costs REST Assured most is done in another way, or kept. */
@NullMarked
package org.daylight.restassured;

import org.jspecify.annotations.NullMarked;
