/**
 * What an author types after a percent sign: one row per magic, each with its subject, its options record and the word
 * that does the work.
 *
 * <p>Begin with {@link dev.tunebook.dsl.magics.Magics}: to add a magic, add a row. Parsing, help and completion derive
 * from the records. Nothing here knows how a result looks or is computed.
 */
package dev.tunebook.dsl.magics;
