/**
 * Makes up customer-support tickets, with planted faults and the truth about them.
 *
 * <p>Begin with {@link dev.tunebook.engine.data.tickets.TicketGenerator}; the wording is in {@code tickets.grammar}
 * beside it. Everything is drawn from {@link java.util.Random}, whose numbers are specified, so that equal options make
 * equal files on any JDK. Nothing here knows models or training.
 */
package dev.tunebook.engine.data.tickets;
