package dev.tunebook.engine.model.tokens;

import dev.tunebook.engine.spec.UserException;
import java.util.Arrays;

/** Cuts two joined texts to a length: the longer loses first, special tokens stay. */
final class PairCut {
    private PairCut() {}

    static HubTokens.EncodedPair of(NativeTokenizer.Pair pair, int mostIds, boolean cutsBeginning) {
        int first = count(pair.sequences(), 0);
        int second = count(pair.sequences(), 1);
        int special = pair.ids().length - first - second;
        int room = mostIds - special;
        if (room < 0) {
            throw new UserException(
                    "max tokens (" + mostIds + ") must be at least " + special
                            + ", what this model's special tokens take around two texts.",
                    "max tokens 128.");
        }
        if (first + second <= room) {
            return new HubTokens.EncodedPair(pair.ids(), pair.types(), false);
        }
        int shorter = Math.min(first, second);
        // both at half the room, the odd id to the longer, unless the shorter needs less than its half
        int keepShorter = Math.min(shorter, room / 2);
        int keepLonger = room - keepShorter;
        return kept(
                pair,
                first <= second ? keepShorter : keepLonger,
                first <= second ? keepLonger : keepShorter,
                cutsBeginning);
    }

    private static HubTokens.EncodedPair kept(NativeTokenizer.Pair pair, int first, int second, boolean cutsBeginning) {
        int[] skip = {
            cutsBeginning ? count(pair.sequences(), 0) - first : 0,
            cutsBeginning ? count(pair.sequences(), 1) - second : 0
        };
        int[] keep = {first, second};
        int[] seen = new int[2];
        int[] ids = new int[pair.ids().length];
        int[] types = new int[ids.length];
        int length = 0;
        for (int i = 0; i < ids.length; i++) {
            int sequence = pair.sequences()[i];
            boolean text = sequence == 0 || sequence == 1;
            int place = text ? seen[sequence]++ : 0;
            if (!text || place >= skip[sequence] && place < skip[sequence] + keep[sequence]) {
                ids[length] = pair.ids()[i];
                types[length++] = pair.types()[i];
            }
        }
        return new HubTokens.EncodedPair(Arrays.copyOf(ids, length), Arrays.copyOf(types, length), true);
    }

    private static int count(int[] sequences, int wanted) {
        int count = 0;
        for (int sequence : sequences) {
            count += sequence == wanted ? 1 : 0;
        }
        return count;
    }
}
