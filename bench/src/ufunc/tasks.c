/*
 * The tasks as loops over arrays, at the request of lines on standard input, as numpy_tasks.py
 * answers them: {"prepare":task,"sizes":[...]} followed by the operands' bytes, {"run":seconds} or
 * {"result":true}.
 */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST 4

static double *operands[MOST], *result;
static long size;

static void multiply_add(const double *restrict a, const double *restrict b, double *restrict out) {
  for (long i = 0; i < size; i++) out[i] = a[i] * b[i] + 1;
}

static void ten(const double *restrict a, const double *restrict b, const double *restrict c,
                const double *restrict d, double *restrict out) {
  for (long i = 0; i < size; i++)
    out[i] = (a[i] + b[i]) * (c[i] - d[i]) / (a[i] * a[i] + 1) + b[i] * c[i] - d[i] * 0.5;
}

static void add(const double *restrict a, const double *restrict b, double *restrict out) {
  for (long i = 0; i < size; i++) out[i] = a[i] + b[i];
}

static int is(const char *task, const char *name) { return strcmp(task, name) == 0; }

static int able(const char *task) {
  return is(task, "multiply-add") || is(task, "ten") || is(task, "add");
}

static void compute(const char *task) {
  double **x = operands;
  if (is(task, "ten")) ten(x[0], x[1], x[2], x[3], result);
  else if (is(task, "add")) add(x[0], x[1], result);
  else multiply_add(x[0], x[1], result);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return 1e3 * time.tv_sec + 1e-6 * time.tv_nsec;
}

/* Reads the operands; those beyond the last array are read and forgotten. */
static void prepare(const char *sizes) {
  char *at = strchr(sizes, '[') + 1;
  for (int i = 0; *at >= '0' && *at <= '9'; i++) {
    long count = strtol(at, &at, 10);
    if (*at == ',') at++;
    double *data = malloc(8 * count + 8);
    if (data == NULL || fread(data, 8, count, stdin) != (size_t)count) exit(1);
    if (i < MOST) {
      free(operands[i]);
      operands[i] = data;
    } else free(data);
    if (i == 0) size = count;
  }
  free(result);
  result = calloc(size + 1, 8);
  if (result == NULL) exit(1);
}

int main(void) {
  char line[4096], task[64] = "";
  double seconds;
  printf("{\"version\":\"-O3\"}\n");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (sscanf(line, "{\"prepare\":\"%63[^\"]\"", task) == 1) {
      prepare(line);
      printf("{\"able\":%s}\n", able(task) ? "true" : "false");
    } else if (sscanf(line, "{\"run\":%lf", &seconds) == 1) {
      double least = 1e300, end = now() + 1e3 * seconds;
      long repeats = 1;
      for (;;) {
        double start = now(), stop;
        for (long i = 0; i < repeats; i++) compute(task);
        stop = now();
        if ((stop - start) / repeats < least) least = (stop - start) / repeats;
        if (stop > end) break;
        /* Short ones are timed several at once. */
        if (stop - start < 0.05) repeats *= 2;
      }
      printf("{\"milliseconds\":%.9g}\n", least);
    } else {
      compute(task);
      printf("{\"size\":%ld}\n", size);
      fwrite(result, 8, size, stdout);
    }
    fflush(stdout);
  }
  return 0;
}
