/** Starts every service: command line, settings, defaults, clock and worker threads. */
@NullMarked
package cl.gremio.service;

import org.jspecify.annotations.NullMarked;
