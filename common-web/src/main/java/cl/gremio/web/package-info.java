/** Configures Spring MVC and Tomcat as the contract has it. */
@NullMarked
package cl.gremio.web;

import org.jspecify.annotations.NullMarked;
