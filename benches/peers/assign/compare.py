"""behov beside HiGHS (one MIP) and CP-SAT on the same booking problems, the same seconds each.

Usage: compare.py EXAMPLE [--items N] [--seconds S] [--seed N] [FILE ...]

EXAMPLE is the built example `assign`. Without a FILE a waiting list is made up: visits of 15 to 60
minutes into sessions of 240 over 12 weeks, half the patients with a clinician of their own, days
waited and days late as costs, 1,500 for nobody's visit. A FILE has the sparse format the example
reads. Prints a table: cost, bound, relative gap, seconds.
"""

import argparse
import json
import multiprocessing
import random
import subprocess
import tempfile
import time
from pathlib import Path

LEAVE_OUT = 1500
CAPACITY = 48  # 240 minutes in units of five


def waiting_list(items, seed):
    """Sizes, capacities and options (bin, cost) of a made-up waiting list."""
    draw = random.Random(seed)
    sizes = draw.choices([3, 4, 6, 9, 12], [15, 30, 30, 15, 10], k=items)
    count = -(-sum(sizes) * 100 // (97 * CAPACITY))
    clinicians = max(5, round(count / 72))
    teams = max(1, clinicians // 5)
    sessions = [(draw.randrange(clinicians), draw.randrange(60)) for _ in range(count)]
    options = []
    for _ in range(items):
        own, has_own = draw.randrange(clinicians), draw.random() < 0.5
        release = 0 if draw.random() < 0.45 else draw.randrange(55)
        due = draw.randrange(-4, 22) if release == 0 else release + 21
        row = []
        for bin_, (clinician, day) in enumerate(sessions):
            if clinician % teams == own % teams and release <= day <= release + 40:
                late = max(0, day - due)
                cost = (day - release) // 2 + (100 + 10 * late if late else 0)
                row.append((bin_, cost + (15 if has_own and clinician != own else 0)))
        options.append(row)
    return sizes, [CAPACITY] * count, options, LEAVE_OUT


def write(problem, path):
    sizes, capacities, options, leave_out = problem
    lines = [f"{len(sizes)} {len(capacities)} {leave_out}", " ".join(map(str, capacities))]
    lines.append(" ".join(map(str, sizes)))
    lines += [" ".join(map(str, [len(row), *(n for pair in row for n in pair)])) for row in options]
    path.write_text("\n".join(lines) + "\n")


def read(path):
    numbers = iter(map(int, path.read_text().split()))
    items, bins, leave_out = next(numbers), next(numbers), next(numbers)
    capacities = [next(numbers) for _ in range(bins)]
    sizes = [next(numbers) for _ in range(items)]
    pairs = [[(next(numbers), next(numbers)) for _ in range(next(numbers))] for _ in range(items)]
    return sizes, capacities, pairs, leave_out


def ours(example, path, seconds):
    command = [example, str(path), "--seconds", str(seconds)]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return answer["cost"], answer["bound"]


def highs(problem, seconds):
    import highspy

    sizes, capacities, options, leave_out = problem
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("time_limit", float(seconds))
    starts, rows, values, costs = [], [], [], []
    for item, row in enumerate(options):
        for bin_, cost in [*row, (None, leave_out)]:
            starts.append(len(rows))
            costs.append(float(cost))
            rows.append(item)
            values.append(1.0)
            if bin_ is not None:
                rows.append(len(sizes) + bin_)
                values.append(float(sizes[item]))
    starts.append(len(rows))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(costs), len(sizes) + len(capacities)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = costs, [0.0] * len(costs), [1.0] * len(costs)
    lp.row_lower_ = [1.0] * len(sizes) + [-highspy.kHighsInf] * len(capacities)
    lp.row_upper_ = [1.0] * len(sizes) + [float(room) for room in capacities]
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, rows, values
    model.passModel(lp)
    model.run()
    info = model.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return (info.objective_function_value if found else None), info.mip_dual_bound


def cp_sat(problem, seconds):
    from ortools.sat.python import cp_model

    sizes, capacities, options, leave_out = problem
    model = cp_model.CpModel()
    held, costs = [[] for _ in capacities], []
    for item, row in enumerate(options):
        ways = [model.new_bool_var("") for _ in range(len(row) + 1)]
        model.add_exactly_one(ways)
        costs.append((ways[-1], leave_out))
        for way, (bin_, cost) in zip(ways, row):
            held[bin_].append((way, sizes[item]))
            costs.append((way, cost))
    for room, ways in zip(capacities, held):
        model.add(sum(way * size for way, size in ways) <= room)
    model.minimize(sum(way * cost for way, cost in costs))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return (solver.objective_value if found else None), solver.best_objective_bound


def show(name, solve, *given):
    """A row of the table; each solver in a process of its own, as their libraries clash."""
    begun = time.monotonic()
    try:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            cost, bound = pool.apply(solve, given)
    except ImportError:
        print(f"| {name} | not installed | | | |")
        return
    gap = "" if cost is None else f"{(cost - bound) / max(1, abs(cost)):.2%}"
    cost = "none" if cost is None else f"{cost:,.0f}"
    print(f"| {name} | {cost} | {bound:,.0f} | {gap} | {time.monotonic() - begun:.1f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("example")
    parser.add_argument("--items", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("file", nargs="*", type=Path)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = wish.file
        if not files:
            files = [Path(folder) / f"{wish.items} visits"]
            write(waiting_list(wish.items, wish.seed), files[0])
        for path in files:
            problem = read(path)
            print(f"{path.name}: {len(problem[0])} items, {len(problem[1])} bins, "
                  f"{sum(map(len, problem[2]))} options, {wish.seconds:g} s each\n")
            print("| | cost | bound | gap | seconds |\n|---|---|---|---|---|")
            show("behov", ours, wish.example, path, wish.seconds)
            show("HiGHS, one MIP", highs, problem, wish.seconds)
            show("CP-SAT, 2 workers", cp_sat, problem, wish.seconds)
            print()


if __name__ == "__main__":
    main()
