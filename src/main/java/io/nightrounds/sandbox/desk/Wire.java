package io.nightrounds.sandbox.desk;

/** The formats of a vendor: how a request's body is read, and an answer written. */
public interface Wire {
    /** JSON in both directions, whatever the request's headers say. */
    Wire JSON = new Wire() {
        @Override
        public Reading read(Arrival arrival) {
            return Reading.ofJson(arrival.body(), "the body is not a JSON object");
        }

        @Override
        public Written write(Answer answer, Arrival arrival) {
            return Written.of(answer, MediaTypes.JSON, JsonText::write);
        }
    };

    Reading read(Arrival arrival);

    /** In the format that the request asks for, or else in the vendor's own choice. */
    Written write(Answer answer, Arrival arrival);
}
