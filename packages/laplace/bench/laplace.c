/*
 * Laplace's equation on the unit square, the C rows of the benchmark.
 *
 *   laplace VARIANT N TOL MAXITER [OUT.raw]
 *
 * VARIANT  copy     Jacobi; copies the whole array every sweep, then writes over the original
 *          swap     Jacobi; reads one array, writes the other, exchanges the two
 *          swap15   as swap, but error taken only at sweeps 1, 16, 31, ... as the NumPy rows do
 *          inplace  Gauss-Seidel in lexicographic order, one array
 * N        grid points along each side, boundary included
 * TOL      stop when the error is TOL or less
 * MAXITER  stop after so many sweeps in any case
 * OUT.raw  takes the last array: N * N little-endian float64, row by row
 *
 * Prints one line of JSON: row, iterations, msPerIteration (the loop only), error.
 *
 * First index = x, second = y, both numpy.linspace(0, 1, N). Start: x^2 - y^2 on the boundary,
 * 0 inside. Error: L2 norm of the change made by the last sweep, not divided by the number of
 * points, its squares added up one by one in row order.
 *
 * Compile with -O3 -ffp-contract=off. Without the second flag gcc -march=native fuses each
 * multiplication with the addition after it, and the result differs from every other peer in the
 * last bits. The flag does not slow the peer down: gcc 12.2 -O3 -march=native on a machine with
 * AVX-512, 1000 x 1000, least ms an iteration of up to 30 runs, with the flag / without it:
 * copy 1.29 / 1.33, swap 1.08 / 1.08, swap15 0.53 / 0.54, inplace 3.94 / 4.05.
 */
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  int n;
  double **u;   /* current values, one pointer a row */
  double **old; /* values before the sweep; NULL for inplace */
  double dx2, dy2, scale;
} Grid;

static void fail(const char *what, const char *given) {
  fprintf(stderr, "laplace: %s, got '%s'\n", what, given);
  exit(2);
}

static long parse_integer(const char *text, const char *what, long least, long most) {
  char *end;
  errno = 0;
  long value = strtol(text, &end, 10);
  if (end == text || *end != '\0' || errno != 0 || value < least || value > most) fail(what, text);
  return value;
}

static double parse_tolerance(const char *text) {
  char *end;
  double value = strtod(text, &end);
  if (end == text || *end != '\0' || !isfinite(value) || value < 0)
    fail("TOL must be a finite number >= 0", text);
  return value;
}

/* Rows of one 64-byte aligned block, all zero. */
static double **new_array(int n) {
  size_t bytes = (size_t)n * (size_t)n * sizeof(double);
  double *block = aligned_alloc(64, (bytes + 63) / 64 * 64);
  double **rows = malloc((size_t)n * sizeof(double *));
  if (block == NULL || rows == NULL) {
    fprintf(stderr, "laplace: no memory for %d x %d points\n", n, n);
    exit(1);
  }
  memset(block, 0, bytes);
  for (int i = 0; i < n; i++) rows[i] = block + (size_t)i * (size_t)n;
  return rows;
}

static void free_array(double **rows) {
  if (rows == NULL) return;
  free(rows[0]);
  free(rows);
}

static double coordinate(int i, int n, double step) { return i == n - 1 ? 1.0 : i * step; }

static void set_boundary(double **u, int n) {
  double step = 1.0 / (n - 1);
  for (int i = 0; i < n; i++) {
    double t = coordinate(i, n, step);
    u[i][0] = t * t;
    u[i][n - 1] = t * t - 1.0;
    u[0][i] = -(t * t);
    u[n - 1][i] = 1.0 - t * t;
  }
  u[0][0] = 0.0; /* not -0.0 */
}

/* One Jacobi sweep from src into dst; returns the norm of the change. */
static double sweep(double **dst, double **src, const Grid *g) {
  const int n = g->n;
  const double dx2 = g->dx2, dy2 = g->dy2, scale = g->scale;
  double sum = 0.0;
  for (int i = 1; i < n - 1; i++) {
    const double *above = src[i - 1], *here = src[i], *below = src[i + 1];
    double *restrict out = dst[i];
    for (int j = 1; j < n - 1; j++) {
      double value = ((above[j] + below[j]) * dy2 + (here[j - 1] + here[j + 1]) * dx2) * scale;
      double change = value - here[j];
      out[j] = value;
      sum += change * change;
    }
  }
  return sqrt(sum);
}

static double step_copy(Grid *g) {
  for (int i = 0; i < g->n; i++)
    for (int j = 0; j < g->n; j++) g->old[i][j] = g->u[i][j];
  return sweep(g->u, g->old, g);
}

static void swap(Grid *g) {
  double **previous = g->u;
  g->u = g->old;
  g->old = previous;
}

static double step_swap(Grid *g) {
  swap(g);
  return sweep(g->u, g->old, g);
}

/* The sweep alone: without the sum, whose additions must wait for each other. */
static void step_swap_unchecked(Grid *g) {
  swap(g);
  const int n = g->n;
  const double dx2 = g->dx2, dy2 = g->dy2, scale = g->scale;
  for (int i = 1; i < n - 1; i++) {
    const double *above = g->old[i - 1], *here = g->old[i], *below = g->old[i + 1];
    double *restrict out = g->u[i];
    for (int j = 1; j < n - 1; j++)
      out[j] = ((above[j] + below[j]) * dy2 + (here[j - 1] + here[j + 1]) * dx2) * scale;
  }
}

static double step_inplace(Grid *g) {
  const int n = g->n;
  const double dx2 = g->dx2, dy2 = g->dy2, scale = g->scale;
  double sum = 0.0;
  for (int i = 1; i < n - 1; i++) {
    const double *above = g->u[i - 1], *below = g->u[i + 1];
    double *here = g->u[i];
    for (int j = 1; j < n - 1; j++) {
      double before = here[j];
      here[j] = ((above[j] + below[j]) * dy2 + (here[j - 1] + here[j + 1]) * dx2) * scale;
      double change = here[j] - before;
      sum += change * change;
    }
  }
  return sqrt(sum);
}

static double milliseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static void write_array(const char *path, const Grid *g) {
  FILE *file = fopen(path, "wb");
  int ok = file != NULL;
  for (int i = 0; i < g->n && ok; i++) {
    for (int j = 0; j < g->n && ok; j++) {
      uint64_t bits;
      unsigned char little[8];
      memcpy(&bits, &g->u[i][j], sizeof bits);
      for (int k = 0; k < 8; k++) little[k] = (unsigned char)(bits >> (8 * k));
      ok = fwrite(little, 1, 8, file) == 8;
    }
  }
  if (file != NULL && fclose(file) != 0) ok = 0;
  if (!ok) {
    fprintf(stderr, "laplace: cannot write '%s': %s\n", path, strerror(errno));
    exit(1);
  }
}

int main(int argc, char **argv) {
  if (argc < 5 || argc > 6) {
    fprintf(stderr, "usage: laplace copy|swap|swap15|inplace N TOL MAXITER [OUT.raw]\n");
    return 2;
  }
  const char *row = argv[1];
  double (*step)(Grid *) = NULL;
  if (strcmp(row, "copy") == 0) step = step_copy;
  if (strcmp(row, "swap") == 0) step = step_swap;
  if (strcmp(row, "swap15") == 0) step = step_swap;
  if (strcmp(row, "inplace") == 0) step = step_inplace;
  if (step == NULL) fail("VARIANT must be copy, swap, swap15 or inplace", row);
  const long interval = strcmp(row, "swap15") == 0 ? 15 : 1;
  int n = (int)parse_integer(argv[2], "N must be an integer from 3 to 40000", 3, 40000);
  double tolerance = parse_tolerance(argv[3]);
  long most = parse_integer(argv[4], "MAXITER must be an integer from 1 to 1000000000", 1, 1000000000);

  double h = 1.0 / (n - 1);
  Grid g = {.n = n, .u = new_array(n), .dx2 = h * h, .dy2 = h * h};
  g.scale = 0.5 / (g.dx2 + g.dy2);
  set_boundary(g.u, n);
  if (step != step_inplace) {
    g.old = new_array(n);
    set_boundary(g.old, n);
  }

  double error = INFINITY;
  long iterations = 0;
  double start = milliseconds();
  do {
    iterations++;
    if ((iterations - 1) % interval == 0 || iterations == most)
      error = step(&g);
    else
      step_swap_unchecked(&g);
  } while (error > tolerance && iterations < most);
  double elapsed = milliseconds() - start;

  printf("{\"row\": \"%s\", \"iterations\": %ld, \"msPerIteration\": %.9g, \"error\": %.17g}\n", row,
         iterations, elapsed / (double)iterations, error);
  if (argc == 6) write_array(argv[5], &g);
  free_array(g.u);
  free_array(g.old);
  return 0;
}
