package io.github.springdirectus.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The outcomes as tables in Markdown. Operations that end alike in each fault share a
 * column, and faults that all of those end alike in a row.
 */
final class FaultTable {

	private final Map<Cell, String> outcomes;

	private final List<FaultKind> faults;

	FaultTable(Map<Cell, String> outcomes) {
		this.outcomes = outcomes;
		this.faults = outcomes.keySet().stream().map(Cell::fault).distinct().toList();
	}

	String markdown() {
		StringBuilder text = new StringBuilder();
		for (Group group : Group.values()) {
			text.append("### ").append(group).append("\n\n").append(table(group)).append('\n');
		}
		return text.toString();
	}

	private String table(Group group) {
		List<Operation> operations = this.outcomes.keySet()
			.stream()
			.map(Cell::operation)
			.distinct()
			.filter((operation) -> Group.of(operation) == group)
			.toList();
		List<List<Operation>> columns = alike(operations, (operation) -> outcomes(this.faults, List.of(operation)));
		List<Operation> firsts = columns.stream().map((column) -> column.get(0)).toList();
		List<List<String>> rows = new ArrayList<>();
		rows.add(row("what goes wrong", columns.stream().map((column) -> words(column, ", ")).toList()));
		rows.add(row("---", columns.stream().map((column) -> "---").toList()));
		for (List<FaultKind> row : alike(this.faults, (fault) -> outcomes(List.of(fault), firsts))) {
			rows.add(row(words(row, "; "), outcomes(row.subList(0, 1), firsts)));
		}
		return layOut(rows);
	}

	private List<String> outcomes(List<FaultKind> faults, List<Operation> operations) {
		return faults.stream()
			.flatMap((fault) -> operations.stream().map((operation) -> this.outcomes.get(new Cell(fault, operation))))
			.toList();
	}

	private static <T> List<List<T>> alike(List<T> all, Function<T, List<String>> outcomes) {
		return List.copyOf(all.stream()
			.collect(Collectors.groupingBy(outcomes, LinkedHashMap::new, Collectors.toList()))
			.values());
	}

	private static String words(List<?> all, String separator) {
		return all.stream().map(Object::toString).collect(Collectors.joining(separator));
	}

	private static List<String> row(String first, List<String> others) {
		List<String> row = new ArrayList<>(List.of(first));
		row.addAll(others);
		return row;
	}

	private static String layOut(List<List<String>> rows) {
		StringBuilder text = new StringBuilder();
		for (List<String> row : rows) {
			text.append('|');
			for (int column = 0; column < row.size(); column++) {
				String cell = row.get(column);
				String fill = (cell.equals("---") ? "-" : " ").repeat(width(rows, column) - cell.length());
				text.append(' ').append(cell).append(fill).append(" |");
			}
			text.append('\n');
		}
		return text.toString();
	}

	private static int width(List<List<String>> rows, int column) {
		return rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0);
	}

}
