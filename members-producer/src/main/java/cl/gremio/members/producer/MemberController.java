package cl.gremio.members.producer;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.model.CloudEvents;
import cl.gremio.model.Event;
import cl.gremio.model.EventWriter;
import cl.gremio.model.MemberApplication;
import cl.gremio.model.Topics;
import cl.gremio.service.GuildTime;
import cl.gremio.service.http.EventFactory;
import cl.gremio.service.http.IdempotencyKey;
import cl.gremio.service.http.Recorded;
import cl.gremio.service.http.Recorder;
import cl.gremio.service.publish.Outgoing;
import cl.gremio.service.publish.Publisher;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MemberController {

	private static final String ROUTE = "/new_member";

	private final Recorder recorder;

	private final GuildTime time;

	MemberController(Publisher publisher, GuildTime time) {
		this.recorder = new Recorder(publisher);
		this.time = time;
	}

	@PostMapping(ROUTE)
	CompletableFuture<ResponseEntity<Recorded<MemberApplication>>> apply(@RequestBody MemberApplication application,
			IdempotencyKey key) {
		Event<MemberApplication> event = EventFactory.event(ROUTE, key, application, this.time.now());
		return this.recorder.record(event, (first) -> List.of(recordOf(first)));
	}

	private static Outgoing recordOf(Event<MemberApplication> event) {
		MemberApplication application = event.data();
		return new Outgoing(Topics.MEMBERS, application.lane(), application.dni(), EventWriter.toJson(application),
				CloudEvents.headers(event, "/members-producer", "cl.gremio.member.applied"), event.time());
	}

}
