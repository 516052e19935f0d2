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
import cl.gremio.web.event.AcceptedEvent;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MembershipController {

	private final Recorder recorder;

	MembershipController(Publisher publisher) {
		this.recorder = new Recorder(publisher);
	}

	@PostMapping("/new_member")
	CompletableFuture<ResponseEntity<AcceptedEvent<MembershipRequest>>> apply(Event<MembershipRequest> application) {
		return this.recorder.record(application, (event) -> List.of(recordOf(event)));
	}

	private static OutgoingRecord recordOf(Event<MembershipRequest> event) {
		MembershipRequest application = event.data();
		return new OutgoingRecord(Topics.MEMBERS, application.lane(), application.dni(), WireWriter.toJson(application),
				CloudEvents.headers(event, "/members-producer", "cl.gremio.member.applied"), event.time());
	}

}
