package cl.gremio.stock.consumer;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The low-stock events that wait for an alert.
 *
 * @param eventos in the order of their arrival
 */
record PendingRefillFact(@JsonProperty("eventos") List<LowStockFact> eventos) {
}
