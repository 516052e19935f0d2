/**
 * Speaks HTTP as the contract has it: bodies in, events and lists out, and a problem
 * detail for whatever goes wrong.
 */
@NullMarked
package cl.gremio.web;

import org.jspecify.annotations.NullMarked;
