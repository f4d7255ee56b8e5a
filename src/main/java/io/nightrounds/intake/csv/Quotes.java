package io.nightrounds.intake.csv;

/**
 * Follows the quotes of a record line by line, so that it is known whether the record ends before anything is put
 * together. As RFC 4180 has it, a quote begins a value only at its start, and behind the closing one comes a separator
 * or the end of the line.
 */
final class Quotes {
    private enum State {
        VALUE_BEGINS,
        PLAIN,
        QUOTED,
        MAYBE_CLOSED,
        BROKEN
    }

    private final char separator;
    private State state = State.VALUE_BEGINS;

    Quotes(char separator) {
        this.separator = separator;
    }

    /** Follows one more line. */
    void read(String line) {
        if (state != State.QUOTED) {
            state = State.VALUE_BEGINS;
        }
        for (int i = 0; i < line.length() && state != State.BROKEN; i++) {
            state = after(line.charAt(i));
        }
    }

    /** Whether the record goes on in the next line. */
    boolean open() {
        return state == State.QUOTED;
    }

    /** Whether something other than a separator follows a closing quote: one quote too many, or one too few. */
    boolean broken() {
        return state == State.BROKEN;
    }

    private State after(char c) {
        return switch (state) {
            case VALUE_BEGINS -> c == '"' ? State.QUOTED : plain(c);
            case PLAIN -> plain(c);
            case QUOTED -> c == '"' ? State.MAYBE_CLOSED : State.QUOTED;
            case MAYBE_CLOSED -> c == '"' ? State.QUOTED : c == separator ? State.VALUE_BEGINS : State.BROKEN;
            case BROKEN -> State.BROKEN;
        };
    }

    private State plain(char c) {
        return c == separator ? State.VALUE_BEGINS : State.PLAIN;
    }
}
