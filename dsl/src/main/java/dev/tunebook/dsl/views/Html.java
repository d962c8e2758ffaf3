package dev.tunebook.dsl.views;

/** Text from data made safe and visible: what is in a file can look odd, but can neither act nor hide. */
final class Html {
    /** Longest excerpt of a text from data, in code points. */
    static final int EXCERPT = 160;

    /** Longest sentence that may hold texts from data, in code points. */
    private static final int SENTENCE = 600;

    private Html() {}

    /** A sentence of plain text, visible and not longer than can be read. */
    static String sentence(String text) {
        return visible(cut(text, SENTENCE));
    }

    /** The same for HTML. */
    static String escapedSentence(String text) {
        return escape(cut(text, SENTENCE));
    }

    /** For element content and quoted attributes; control and direction characters become visible. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        visible(text).codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /** An escaped excerpt of a text from data, isolated so that its writing direction stays within it. */
    static String excerpt(String text) {
        return "<bdi>" + escape(cut(text, EXCERPT)) + "</bdi>";
    }

    /** At most so many code points, and how many there were when that is not all. */
    static String cut(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest)) + "… (" + Numbers.count(length) + " characters)";
    }

    /**
     * The same text with every invisible character replaced by one that can be seen: control characters by their
     * Unicode pictures, direction controls and other format characters by their code point, lone surrogates by U+FFFD.
     */
    static String visible(String text) {
        if (text.codePoints().noneMatch(Html::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (!isInvisible(character)) {
                visible.appendCodePoint(character);
            } else if (character < 0x20) {
                visible.appendCodePoint(0x2400 + character);
            } else if (character == 0x7f) {
                visible.append('\u2421');
            } else if (Character.getType(character) == Character.SURROGATE) {
                visible.append('\ufffd');
            } else {
                visible.append(String.format("[U+%04X]", character));
            }
        });
        return visible.toString();
    }

    /** The joiner is left alone, since it holds emoji together. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> character != 0x200d;
            default -> character == 0xfffe || character == 0xffff;
        };
    }
}
