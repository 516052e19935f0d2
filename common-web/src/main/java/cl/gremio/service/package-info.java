/** What every gremio service has in common: its defaults and its sense of time. */
@NullMarked
package cl.gremio.service;

import org.jspecify.annotations.NullMarked;
