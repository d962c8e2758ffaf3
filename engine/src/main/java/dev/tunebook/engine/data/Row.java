package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.Part;

/**
 * One text and where it stands.
 *
 * @param index place in the dataset, from 0
 * @param text as in the file, never trusted
 * @param label the class's name, or whatever else is to be learnt, as text
 * @param part the part it was put in
 * @param file the file's name without its folder
 * @param line where its record begins in the file, from 1
 */
public record Row(int index, String text, String label, Part part, String file, long line) {}
