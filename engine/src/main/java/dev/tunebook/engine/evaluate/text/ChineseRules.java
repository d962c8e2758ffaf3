package dev.tunebook.engine.evaluate.text;

/**
 * Sets Chinese characters apart.
 *
 * <p>Two of the blocks are not what their authors meant: five-digit code points were read as four digits
 * and a letter, so that U+2001 to U+2A6D and U+2F81 to U+2FA1 count as Chinese, and the rarer characters
 * beyond U+20000 do not. Every published score has it so; we follow.
 */
final class ChineseRules {
    private static final int[][] BLOCKS = {
        {0x2001, 0x2a6d},
        {0x2e80, 0x2fdf},
        {0x2ff0, 0x303f},
        {0x3100, 0x312f},
        {0x31a0, 0x31bf},
        {0x31c0, 0x31ef},
        {0x3200, 0x4db5},
        {0x4e00, 0x9fbb},
        {0xf900, 0xfa2d},
        {0xfa30, 0xfa6a},
        {0xfa70, 0xfad9},
        {0xfe10, 0xfe1f},
        {0xfe30, 0xfe4f},
        {0xff00, 0xffef},
    };

    private ChineseRules() {}

    static String apply(String text) {
        StringBuilder apart = new StringBuilder();
        WhiteSpace.strip(text).codePoints().forEach(codePoint -> {
            if (isChinese(codePoint)) {
                apart.append(' ').appendCodePoint(codePoint).append(' ');
            } else {
                apart.appendCodePoint(codePoint);
            }
        });
        return V13aRules.marksApart(apart.toString());
    }

    private static boolean isChinese(int codePoint) {
        for (int[] block : BLOCKS) {
            if (codePoint >= block[0] && codePoint <= block[1]) {
                return true;
            }
        }
        return false;
    }
}
