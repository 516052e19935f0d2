package cl.gremio.members.consumer;

import cl.gremio.model.wire.Dni;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.web.list.Listing;
import cl.gremio.web.list.PageRequest;
import cl.gremio.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class MemberController {

	private final MemberTables tables;

	private final MemberMasking masking;

	MemberController(MemberTables tables, MemberMasking masking) {
		this.tables = tables;
		this.masking = masking;
	}

	@GetMapping("/members/{dni}")
	DecisionView decision(@PathVariable String dni) {
		return this.tables.decision(Dni.normalize(dni))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"Nobody with this dni applied to the guild."));
	}

	@GetMapping("/listmemberpre")
	Listing<?> premium(PageRequest page, HttpServletRequest request) throws InvalidEventException {
		return members(Tier.PREMIUM, page, request);
	}

	@GetMapping("/listmembernopre")
	Listing<?> regular(PageRequest page, HttpServletRequest request) throws InvalidEventException {
		return members(Tier.REGULAR, page, request);
	}

	private Listing<?> members(Tier tier, PageRequest page, HttpServletRequest request) throws InvalidEventException {
		MemberList members = new MemberList(this.tables, tier);
		return Caller.of(request).seesMembers() ? members.listing(page)
				: new MaskedMemberList(members, this.masking).listing(this.masking.resolve(page));
	}

}
