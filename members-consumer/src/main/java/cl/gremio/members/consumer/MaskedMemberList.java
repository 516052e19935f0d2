package cl.gremio.members.consumer;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.consumer.live.LiveList;
import cl.gremio.consumer.live.LiveListing;
import cl.gremio.web.list.Listing;
import cl.gremio.web.list.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The members of a tier, masked. Keys within the service are the real ones, so the rows
 * come in the order of the list that is not masked.
 */
record MaskedMemberList(MemberList members, MemberMasking masking) implements LiveList<MaskedMember> {

	@Override
	public Set<String> tables() {
		return this.members.tables();
	}

	@Override
	public String keyOf(String table, String dni) {
		return this.members.keyOf(table, dni);
	}

	@Override
	public String keyOf(MaskedMember member) {
		return member.dni();
	}

	@Override
	public String toldAs(String dni) {
		return this.masking.toldAs(dni);
	}

	@Override
	public Optional<MaskedMember> row(String dni) {
		return this.members.row(dni).map(this.masking::mask);
	}

	@Override
	public Stream<MaskedMember> rows(@Nullable String after) {
		return this.members.rows(after).map(this.masking::mask);
	}

	/**
	 * @param page whose {@code after} is a real dni
	 */
	@Override
	public Listing<MaskedMember> listing(PageRequest page) {
		return new LiveListing<>(Listing.of(this::rows, page, this.masking::cursorOf), this);
	}

}
