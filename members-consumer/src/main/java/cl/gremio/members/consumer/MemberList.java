package cl.gremio.members.consumer;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.consumer.live.LiveList;
import cl.gremio.model.wire.Dni;
import org.jspecify.annotations.Nullable;

/** The members of a tier, by dni. */
record MemberList(MemberTables members, Tier tier) implements LiveList<MemberView> {

	@Override
	public Set<String> tables() {
		return Set.of(MemberTables.tableOf(this.tier));
	}

	@Override
	public String keyOf(MemberView member) {
		return member.dni();
	}

	@Override
	public Optional<MemberView> row(String dni) {
		return this.members.member(this.tier, dni);
	}

	@Override
	public Stream<MemberView> rows(@Nullable String after) {
		return this.members.members(this.tier, Dni.normalize(after));
	}

}
