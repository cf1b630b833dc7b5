// The main of every unit test: GoogleMock's matchers ready, and protobuf's own log kept quiet
// where a test feeds it bad bytes on purpose.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
