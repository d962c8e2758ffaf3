package dev.tunebook.dsl.views;

/** Points in a plane out of characters: the more of them, the darker; a line of dots where both are equal. */
final class ScatterText {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 16;
    private static final String SHADES = "░▒▓█";

    private ScatterText() {}

    /** Both axes go from low to high; what is beyond is drawn at the edge. */
    static String of(double[] xs, double[] ys, double low, double high) {
        int[][] counts = new int[HEIGHT][WIDTH];
        int most = 1;
        for (int i = 0; i < xs.length; i++) {
            int column = place(xs[i], low, high, WIDTH);
            int line = place(ys[i], low, high, HEIGHT);
            most = Math.max(most, ++counts[line][column]);
        }
        StringBuilder text = new StringBuilder();
        for (int line = HEIGHT - 1; line >= 0; line--) {
            StringBuilder row = new StringBuilder("│");
            for (int column = 0; column < WIDTH; column++) {
                boolean equal = column * HEIGHT / WIDTH == line;
                row.append(counts[line][column] > 0 ? shade(counts[line][column], most) : equal ? '·' : ' ');
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.append('└').append("─".repeat(WIDTH)).append('\n').toString();
    }

    private static int place(double value, double low, double high, int cells) {
        return (int) Math.max(0, Math.min(cells - 1, Math.floor((value - low) / (high - low) * cells)));
    }

    private static char shade(int count, int most) {
        return SHADES.charAt(
                (int) Math.min(SHADES.length() - 1, Math.floor(SHADES.length() * (count - 1) / (double) most)));
    }
}
