package dev.tunebook.engine.behave;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words that perturbations and probes draw from. */
final class WordLists {
    static final List<String> WOMEN =
            List.of("Anna", "Maria", "Emily", "Sofia", "Fatima", "Grace", "Mei", "Priya", "Elena", "Ngozi");
    static final List<String> MEN =
            List.of("Peter", "John", "Michael", "David", "Omar", "James", "Wei", "Raj", "Ivan", "Emeka");
    static final List<String> PLACES_NORTH =
            List.of("Berlin", "Oslo", "Toronto", "Chicago", "London", "Paris", "Vienna", "Boston", "Dublin", "Zurich");
    static final List<String> PLACES_SOUTH =
            List.of("Lagos", "Lima", "Nairobi", "Manila", "Karachi", "Bogota", "Dhaka", "Accra", "Hanoi", "La Paz");

    /** What a neighbouring finger would have hit, on a keyboard with QWERTY rows. */
    static final String[] KEY_ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

    /** Long form first. */
    static final Map<String, String> CONTRACTIONS = contractions();

    /** Words that may stand for each other in most plain sentences. */
    static final Map<String, String> SYNONYMS = synonyms();

    private WordLists() {}

    private static Map<String, String> contractions() {
        Map<String, String> pairs = new LinkedHashMap<>();
        String all = "do not=don't,does not=doesn't,did not=didn't,is not=isn't,are not=aren't,was not=wasn't,"
                + "were not=weren't,has not=hasn't,have not=haven't,had not=hadn't,can not=can't,cannot=can't,"
                + "could not=couldn't,would not=wouldn't,should not=shouldn't,will not=won't,i am=i'm,i have=i've,"
                + "i will=i'll,i would=i'd,you are=you're,it is=it's,that is=that's,what is=what's,we are=we're,"
                + "they are=they're,there is=there's,how is=how's,where is=where's,who is=who's";
        for (String pair : all.split(",")) {
            pairs.put(pair.split("=")[0], pair.split("=")[1]);
        }
        return pairs;
    }

    private static Map<String, String> synonyms() {
        Map<String, String> pairs = new LinkedHashMap<>();
        String all = "buy=purchase,help=assist,big=large,small=little,fast=quick,begin=start,end=finish,"
                + "answer=reply,ask=request,broken=defective,cheap=inexpensive,error=mistake,fix=repair,get=receive,"
                + "quickly=rapidly,money=cash,need=require,often=frequently,problem=issue,show=display,"
                + "tell=inform,want=wish,wrong=incorrect,but=however,also=too,film=movie,great=excellent,bad=poor,"
                + "happy=glad,sad=unhappy,maybe=perhaps,parcel=package,shop=store,phone=telephone,photo=picture";
        for (String pair : all.split(",")) {
            pairs.put(pair.split("=")[0], pair.split("=")[1]);
            pairs.putIfAbsent(pair.split("=")[1], pair.split("=")[0]);
        }
        return pairs;
    }
}
