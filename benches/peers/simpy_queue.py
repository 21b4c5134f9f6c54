"""The queue M/M/5 at load 0.8 in SimPy, every customer logged."""

import json
import random
import sys
import time

import simpy

SERVERS, LOAD = 5, 0.8


def customer(env, servers, rng, log):
    came = env.now
    with servers.request() as turn:
        yield turn
        began = env.now
        yield env.timeout(rng.expovariate(1.0))
        log.append((came, began, env.now))


def arrivals(env, servers, rng, count, log):
    for _ in range(count):
        yield env.timeout(rng.expovariate(LOAD * SERVERS))
        env.process(customer(env, servers, rng, log))


def main(count):
    rng, log = random.Random(1), []
    env = simpy.Environment()
    servers = simpy.Resource(env, capacity=SERVERS)
    begun = time.perf_counter()
    env.process(arrivals(env, servers, rng, count, log))
    env.run()
    seconds = time.perf_counter() - begun
    wait = sum(began - came for came, began, _ in log) / len(log)
    print(json.dumps({"customers": len(log), "wait": round(wait, 4), "seconds": round(seconds, 4),
                      "customers_per_second": round(len(log) / seconds)}))


main(int(sys.argv[1]))
