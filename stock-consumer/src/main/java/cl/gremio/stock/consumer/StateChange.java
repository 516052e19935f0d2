package cl.gremio.stock.consumer;

import java.util.Optional;

/** The state after an event, and the result of the event if it has one. */
record StateChange<S, R>(S state, Optional<R> result) {

	/** A state after an event without a result. */
	static <S, R> StateChange<S, R> to(S state) {
		return new StateChange<>(state, Optional.empty());
	}

	/** A state after an event with a result. */
	static <S, R> StateChange<S, R> to(S state, R result) {
		return new StateChange<>(state, Optional.of(result));
	}

}
