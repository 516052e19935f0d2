package cl.gremio.web.connector;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestSlotsTests {

	private final RequestSlots<String> slots = new RequestSlots<>(2);

	@Test
	void connectionsBeyondTheBoundGetTheirSlotInTheOrderInWhichTheyCame() {
		assertThat(this.slots.take("a")).isTrue();
		assertThat(this.slots.areTaken()).isFalse();
		assertThat(this.slots.take("b")).isTrue();
		assertThat(this.slots.areTaken()).isTrue();
		assertThat(this.slots.take("c")).isFalse();
		assertThat(this.slots.take("d")).isFalse();
		assertThat(this.slots.free("b")).isEqualTo("c");
		assertThat(this.slots.isHeldBy("c")).isTrue();
		assertThat(this.slots.free("a")).isEqualTo("d");
		assertThat(this.slots.free("c")).isNull();
		assertThat(this.slots.free("d")).isNull();
		assertThat(this.slots.areTaken()).isFalse();
	}

	@Test
	void aConnectionThatLeavesGivesUpItsPlace() {
		this.slots.take("a");
		this.slots.take("b");
		this.slots.take("c");
		this.slots.take("d");
		assertThat(this.slots.free("c")).isNull();
		assertThat(this.slots.free("a")).isEqualTo("d");
	}

	@Test
	void aRequestUnderWayCountsBeyondTheBound() {
		this.slots.take("a");
		this.slots.take("b");
		this.slots.hold("health");
		this.slots.take("c");
		assertThat(this.slots.free("a")).isNull();
		assertThat(this.slots.free("health")).isEqualTo("c");
	}

	@Test
	void aSlotIsFreedOnce() {
		this.slots.take("a");
		this.slots.free("a");
		assertThat(this.slots.free("a")).isNull();
		this.slots.take("b");
		this.slots.take("c");
		assertThat(this.slots.take("d")).isFalse();
	}

}
