/**
 * Writing graphs of related items: what is nested in a write, by which strategy, and how
 * the keys of what was created are found; and the rules that every write fulfils before
 * it is sent: validators, hooks, and what an application does with a collection. Values
 * and rules without input or output.
 */
@NullMarked
package io.github.springdirectus.write;

import org.jspecify.annotations.NullMarked;
