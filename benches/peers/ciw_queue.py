"""The queue M/M/5 at load 0.8 in Ciw, which logs every customer."""

import json
import sys
import time

import ciw

SERVERS, LOAD = 5, 0.8


def main(count):
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=LOAD * SERVERS)],
        service_distributions=[ciw.dists.Exponential(rate=1.0)],
        number_of_servers=[SERVERS],
    )
    ciw.seed(1)
    simulation = ciw.Simulation(network)
    begun = time.perf_counter()
    simulation.simulate_until_max_customers(count, method="Finish")
    records = simulation.get_all_records()
    seconds = time.perf_counter() - begun
    wait = sum(record.waiting_time for record in records) / len(records)
    print(json.dumps({"customers": len(records), "wait": round(wait, 4),
                      "seconds": round(seconds, 4),
                      "customers_per_second": round(len(records) / seconds)}))


main(int(sys.argv[1]))
