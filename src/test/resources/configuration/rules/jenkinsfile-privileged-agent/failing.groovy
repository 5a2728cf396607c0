pipeline {
  agent {
    docker {
      image 'docker:27.3'
      // finding
      args '-v /var/run/docker.sock:/var/run/docker.sock'
    }
  }
  stages {
    stage('build') {
      steps {
        sh 'make'
      }
    }
  }
}
