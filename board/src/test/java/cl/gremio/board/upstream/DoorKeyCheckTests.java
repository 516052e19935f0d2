package cl.gremio.board.upstream;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cl.gremio.model.security.Role;
import cl.gremio.web.security.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DoorKeyCheckTests {

	private static final String MISSING = "The door has no key of the role admin";

	private final Map<String, Caller> keys = new HashMap<>();

	@Test
	void aDoorWithoutAKeySaysSoOnce(CapturedOutput output) {
		DoorKeyCheck check = new DoorKeyCheck(null, this::find);
		check.check();
		check.check();
		assertThat(output.getOut().split(MISSING, -1)).hasSize(2);
	}

	@Test
	void aKeyOfAnotherRoleIsNone(CapturedOutput output) {
		this.keys.put("gk_door", new Caller("door", Set.of(Role.LECTOR), Set.of()));
		new DoorKeyCheck("gk_door", this::find).check();
		assertThat(output).contains(MISSING).doesNotContain("gk_door");
	}

	@Test
	void aKeyIsMissedWhenItIsWithdrawnAndWelcomeWhenItIsBack(CapturedOutput output) {
		Caller door = new Caller("door", Set.of(Role.ADMIN), Set.of());
		this.keys.put("gk_door", door);
		DoorKeyCheck check = new DoorKeyCheck("gk_door", this::find);
		check.check();
		assertThat(output).doesNotContain(MISSING);
		this.keys.clear();
		check.check();
		assertThat(output).contains(MISSING);
		this.keys.put("gk_door", door);
		check.check();
		assertThat(output).contains("The door's key counts");
	}

	private Optional<Caller> find(String key) {
		return Optional.ofNullable(this.keys.get(key));
	}

}
