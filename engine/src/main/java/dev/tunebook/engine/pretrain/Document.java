package dev.tunebook.engine.pretrain;

/**
 * A passage in tokens.
 *
 * @param ids without those that only frame a text
 * @param weight how often it counts
 */
record Document(int[] ids, int weight) {
    boolean isOfDomain() {
        return weight > 1;
    }
}
