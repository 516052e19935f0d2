package cl.gremio.members.consumer;

import cl.gremio.model.wire.Dni;
import cl.gremio.web.list.Listing;
import cl.gremio.web.list.PageRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class MemberController {

	private final MemberTables tables;

	MemberController(MemberTables tables) {
		this.tables = tables;
	}

	@GetMapping("/members/{dni}")
	DecisionView decision(@PathVariable String dni) {
		return this.tables.decision(Dni.normalize(dni))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"Nobody with this dni applied to the guild."));
	}

	@GetMapping("/listmemberpre")
	Listing<MemberView> premium(PageRequest page) {
		return new MemberList(this.tables, Tier.PREMIUM).listing(page);
	}

	@GetMapping("/listmembernopre")
	Listing<MemberView> regular(PageRequest page) {
		return new MemberList(this.tables, Tier.REGULAR).listing(page);
	}

}
