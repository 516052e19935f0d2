package cl.gremio.members.producer;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import cl.gremio.producer.Recorder;
import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.service.GuildTime;
import cl.gremio.web.event.EventFactory;
import cl.gremio.web.event.IdempotencyKey;
import cl.gremio.web.event.AcceptedEvent;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MembershipController {

	private static final String ROUTE = "/new_member";

	private final Recorder recorder;

	private final GuildTime time;

	MembershipController(Publisher publisher, GuildTime time) {
		this.recorder = new Recorder(publisher);
		this.time = time;
	}

	@PostMapping(ROUTE)
	CompletableFuture<ResponseEntity<AcceptedEvent<MembershipRequest>>> apply(
			@RequestBody MembershipRequest application, IdempotencyKey key) {
		Event<MembershipRequest> event = EventFactory.event(ROUTE, key, application, this.time.now());
		return this.recorder.record(event, (first) -> List.of(recordOf(first)));
	}

	private static OutgoingRecord recordOf(Event<MembershipRequest> event) {
		MembershipRequest application = event.data();
		return new OutgoingRecord(Topics.MEMBERS, application.lane(), application.dni(), WireWriter.toJson(application),
				CloudEvents.headers(event, "/members-producer", "cl.gremio.member.applied"), event.time());
	}

}
