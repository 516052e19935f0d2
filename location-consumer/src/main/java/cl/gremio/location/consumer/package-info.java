/**
 * Follows where each cart is, notices those that fall silent, keeps the fugitives' cases,
 * and answers with the carts.
 */
@NullMarked
package cl.gremio.location.consumer;

import org.jspecify.annotations.NullMarked;
