# The part of mclust in a comparison: Rscript mclust.R D K full|diagonal FOLDER PASSES SECONDS ROWS.
#
# Prints one line per work: its name, the least seconds of processor time, and a sum to compare with that of the others.

suppressPackageStartupMessages(library(mclust))

arguments <- commandArgs(trailingOnly = TRUE)
d <- as.integer(arguments[1])
k <- as.integer(arguments[2])
structure <- arguments[3]
folder <- arguments[4]
passes <- as.integer(arguments[5])
seconds <- as.numeric(arguments[6])
n <- as.integer(arguments[7])

# What NumPy wrote, behind a header of 128 bytes.
numbers <- function(name, count) {
  file <- file(file.path(folder, name), "rb")
  on.exit(close(file))
  readBin(file, "raw", 128)
  readBin(file, "double", count, endian = "little")
}

start <- numbers("start.npy", k * (1 + d + d * d))
rows <- numbers("rows.npy", n * d)
if (d > 1) {
  rows <- matrix(rows, n, d, byrow = TRUE)
}
covariances <- array(start[-seq_len(k * (1 + d))], c(d, d, k))
model <- if (d == 1) "V" else if (structure == "diagonal") "VVI" else "VVV"

variance <- list(modelName = model, d = d, G = k)
if (d == 1) {
  variance$sigmasq <- as.vector(covariances)
  variance$scale <- variance$sigmasq
} else {
  variance$sigma <- covariances
  if (model == "VVI") {
    scale <- apply(covariances, 3, function(s) prod(diag(s))^(1 / d))
    variance$scale <- scale
    variance$shape <- sapply(seq_len(k), function(i) diag(covariances[, , i]) / scale[i])
  } else {
    variance$cholsigma <- array(apply(covariances, 3, chol), c(d, d, k))
  }
}
mean <- matrix(start[k + seq_len(k * d)], d, k)
parameters <- list(pro = start[seq_len(k)], mean = if (d == 1) as.vector(mean) else mean, variance = variance)

once <- function(work) {
  gc(FALSE)
  sum(system.time(value <- work())[c("user.self", "sys.self")])
}

repeated <- function(work) {
  least <- Inf
  spent <- 0
  while (spent < seconds) {
    took <- once(work)
    least <- min(least, took)
    spent <- spent + took
  }
  least
}

# Exactly so many M-steps: emControl takes no tolerance below 0, with which nothing ends early.
run <- function(number) {
  control <- emControl(itmax = c(number, number))
  control$tol <- c(-1, -1)
  em(rows, modelName = model, parameters = parameters, warn = FALSE, control = control)
}

say <- function(what, took, check) cat(what, "\t", sprintf("%.9g\t%.17g", took, check), "\n", sep = "")

cat("name\tmclust ", as.character(packageVersion("mclust")), "\n", sep = "")
# What a call costs beside its passes falls out of the difference.
took <- (repeated(function() run(1 + passes)) - repeated(function() run(1))) / passes
# It tells the likelihood after its last M-step; the others that before it.
say("pass", took, run(passes - 1)$loglik)
score <- function() dens(rows, modelName = model, parameters = parameters, logarithm = TRUE)
say("score", repeated(score), sum(score()))
