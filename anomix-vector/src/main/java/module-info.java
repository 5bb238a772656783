/**
 * The array loops of a fit by the Vector API, used where a JVM is started with that module. Depends
 * on the kernels' service alone.
 */
module org.anomix.vector {
  requires org.anomix;
  requires static jdk.incubator.vector;

  provides org.anomix.kernel.KernelProvider with
      org.anomix.vector.VectorKernelProvider;
}
