/** Checks the spelling and grammar of the documents and comments. */
package cl.gremio.prose;
