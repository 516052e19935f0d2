package cl.gremio.members.consumer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.web.list.PageRequest;
import cl.gremio.web.privacy.MemberMask;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import tools.jackson.databind.json.JsonMapper;

/**
 * Masks members, and knows the dni behind a mask that a reader sends back as
 * {@code after}. Thread-safe.
 */
class MemberMasking {

	/** The cursors that are remembered. Any other one costs a scan of all members. */
	private static final int CURSORS = 10_000;

	private final MemberTables members;

	private final MemberMask mask;

	private final JsonMapper mapper;

	/** The dni by its mask, of cursors that were handed out or found. */
	private final Cache<String, String> cursors = Caffeine.newBuilder().maximumSize(CURSORS).build();

	MemberMasking(MemberTables members, MemberMask mask, JsonMapper mapper) {
		this.members = members;
		this.mask = mask;
		this.mapper = mapper;
	}

	MaskedMember mask(MemberView member) {
		return new MaskedMember(member.dni(), this.mask.mask(this.mapper.valueToTree(member)));
	}

	/** How readers are told a dni. */
	String toldAs(String dni) {
		return this.mask.dni(dni);
	}

	/** The cursor that leads to the members after one. */
	String cursorOf(MaskedMember member) {
		String cursor = member.row().path("dni").asString();
		this.cursors.put(cursor, member.dni());
		return cursor;
	}

	/**
	 * The same page, with the dni in place of its mask.
	 * @throws InvalidEventException if the page begins after anything but a mask: the
	 * place of a dni among the others would tell whose mask is whose
	 */
	PageRequest resolve(PageRequest page) throws InvalidEventException {
		if (page.after() == null) {
			return page;
		}
		String dni = Optional.ofNullable(this.cursors.getIfPresent(page.after()))
			.or(() -> find(page.after()))
			.orElseThrow(() -> new InvalidEventException(
					List.of(new FieldError("after", "must be the dni of a member as this list shows it"))));
		this.cursors.put(page.after(), dni);
		return new PageRequest(page.limit(), dni, page.dialect());
	}

	/** A member of one tier may have been raised to the other since. */
	private Optional<String> find(String cursor) {
		if (!MemberMask.isMask(cursor)) {
			return Optional.empty();
		}
		try (Stream<DecisionView> decisions = this.members.decisions()) {
			return decisions.map(DecisionView::dni).filter((dni) -> this.mask.dni(dni).equals(cursor)).findFirst();
		}
	}

}
